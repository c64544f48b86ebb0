package mdfile

import (
	"bytes"
	"errors"
)

// AppendYAML is AppendItem for a plain YAML file, such as the configuration. A
// file that begins with a line --- is refused: it may hold several documents.
func AppendYAML(src []byte, key string, v Scalar) ([]byte, error) {
	head := markLength(src)
	if isFence(src[head:]) {
		return nil, &RefusedError{Key: key, Why: "the file begins with ---", ByHand: "  - " + v.format(0, false)}
	}
	eol := "\n"
	if i := bytes.IndexByte(src, '\n'); i > 0 && src[i-1] == '\r' {
		eol = "\r\n"
	}
	open := fence + eol
	body := append([]byte(open), src[head:]...)
	bare := len(src) > head && !bytes.HasSuffix(src, []byte("\n"))
	if bare {
		body = append(body, eol...)
	}
	wrapped, err := AppendItem(append(body, open...), key, v)
	if err != nil {
		return nil, unwrapped(err)
	}
	out := bytes.TrimSuffix(bytes.TrimPrefix(wrapped, []byte(open)), []byte(open))
	if bare {
		out = bytes.TrimSuffix(out, []byte(eol))
	}
	out = append(src[:head:head], out...)
	if _, err := ParseYAML(out); err != nil {
		return nil, &RefusedError{Key: key, Why: "the file would not be readable afterwards", ByHand: "  - " + v.format(0, false)}
	}
	return out, nil
}

// unwrapped takes the fence off the lines of an error.
func unwrapped(err error) error {
	var syntax *SyntaxError
	var refusal *RefusedError
	switch {
	case errors.As(err, &syntax) && syntax.Line > 1:
		moved := *syntax
		moved.Line--
		return &moved
	case errors.As(err, &refusal) && refusal.Line > 1:
		moved := *refusal
		moved.Line--
		return &moved
	}
	return err
}
