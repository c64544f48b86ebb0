package cli

import (
	"bytes"
	"slices"

	"github.com/infoint/infoint/pkg/infoint"
)

// The shapes that --json prints. Names may be added, never changed.

// optional is a text that is null where there is nothing.
type optional string

func (o optional) MarshalJSON() ([]byte, error) {
	if o == "" {
		return []byte("null"), nil
	}
	return encodeValue(string(o))
}

// members is an object whose members keep their order.
type members []member

type member struct {
	key   string
	value any
}

func (m members) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, kv := range m {
		if i > 0 {
			out.WriteByte(',')
		}
		key, err := encodeValue(kv.key)
		if err != nil {
			return nil, err
		}
		value, err := encodeValue(kv.value)
		if err != nil {
			return nil, err
		}
		out.Write(key)
		out.WriteByte(':')
		out.Write(value)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

func wireFields(fields []infoint.Field) members {
	out := members{}
	for _, f := range fields {
		if f.List {
			out = append(out, member{f.Key, list(f.Items)})
		} else {
			out = append(out, member{f.Key, optional(f.Text)})
		}
	}
	return out
}

// wireSections joins sections of one heading; what stands before the first
// heading has the empty name.
func wireSections(sections []infoint.Section) members {
	out := members{}
	for _, s := range sections {
		if i := slices.IndexFunc(out, func(m member) bool { return m.key == s.Heading }); i >= 0 {
			out[i].value = out[i].value.(string) + "\n\n" + s.Text
			continue
		}
		out = append(out, member{s.Heading, s.Text})
	}
	return out
}

// list is s, or an empty list where there is none: never null.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

type wireContact struct {
	ID             infoint.ID    `json:"id"`
	Path           string        `json:"path"`
	Name           string        `json:"name"`
	Role           optional      `json:"role"`
	Company        optional      `json:"company"`
	Stage          infoint.Stage `json:"stage"`
	Score          *int          `json:"score"`
	Relevance      *int          `json:"relevance"`
	Reach          *int          `json:"reach"`
	Curiosity      *int          `json:"curiosity"`
	LastContact    infoint.Date  `json:"last_contact"`
	NextDue        infoint.Date  `json:"next_due"`
	InterviewCount int           `json:"interview_count"`
	Waiting        optional      `json:"waiting"`
	Tags           []string      `json:"tags"`
	Fields         members       `json:"fields"`
}

type wireInterview struct {
	ID        infoint.ID        `json:"id"`
	Path      string            `json:"path"`
	Contacts  []infoint.ID      `json:"contacts"`
	Scheduled optional          `json:"scheduled"`
	Timezone  optional          `json:"timezone"`
	Minutes   int               `json:"minutes"`
	Medium    optional          `json:"medium"`
	State     infoint.TalkState `json:"state"`
	Prepared  infoint.Date      `json:"prepared"`
	Confirmed infoint.Date      `json:"confirmed"`
	Held      infoint.Date      `json:"held"`
	Debriefed infoint.Date      `json:"debriefed"`
	Thanked   infoint.Date      `json:"thanked"`
	Fields    members           `json:"fields"`
}

type wirePromise struct {
	Contact   optional      `json:"contact"`
	Interview optional      `json:"interview"`
	Owner     infoint.Owner `json:"owner"`
	Text      string        `json:"text"`
	Due       infoint.Date  `json:"due"`
	Done      infoint.Date  `json:"done"`
	Path      string        `json:"path"`
	Line      int           `json:"line"`

	State infoint.PromiseState `json:"state"`
}

type wireEvent struct {
	Date       infoint.Date      `json:"date"`
	Event      infoint.EventKind `json:"event"`
	Qualifiers []string          `json:"qualifiers"`
	Text       optional          `json:"text"`
	Line       int               `json:"line"`
}

func wireLog(events []infoint.Event) []wireEvent {
	out := make([]wireEvent, len(events))
	for i, e := range events {
		out[i] = wireEvent{e.Date, e.Kind, e.Qualifiers(), optional(e.Text), e.Line}
	}
	return out
}

type wireQuestion struct {
	ID      optional `json:"id"`
	Text    string   `json:"text"`
	MustAsk bool     `json:"must_ask"`
	Asked   bool     `json:"asked"`
	Answer  optional `json:"answer"`
}

type wireInsight struct {
	Text    string   `json:"text"`
	For     []string `json:"for"`
	Against []string `json:"against"`
	Mixed   []string `json:"mixed"`
	Kind    string   `json:"kind"`
	Private bool     `json:"private"`
	Line    int      `json:"line"`
}

type wireAdvice struct {
	Text    string       `json:"text"`
	Used    bool         `json:"used"`
	Done    infoint.Date `json:"done"`
	Private bool         `json:"private"`
	Line    int          `json:"line"`
}

type wireReferral struct {
	Contact    optional `json:"contact"`
	Name       string   `json:"name"`
	Text       optional `json:"text"`
	Permission string   `json:"permission"`
	Line       int      `json:"line"`
}

type wireListedReferral struct {
	From       optional     `json:"from"`
	Contact    optional     `json:"contact"`
	Name       string       `json:"name"`
	Permission string       `json:"permission"`
	Contacted  infoint.Date `json:"contacted"`
	Told       infoint.Date `json:"told"`
	Interview  optional     `json:"interview"`
	Text       optional     `json:"text"`
	Path       string       `json:"path"`
	Line       int          `json:"line"`
}

type wireHypothesis struct {
	ID         string   `json:"id"`
	Text       string   `json:"text"`
	Profession optional `json:"profession"`
	Status     string   `json:"status"`
	ChangeMind optional `json:"change_mind"`
	For        int      `json:"for"`
	Against    int      `json:"against"`
	Mixed      int      `json:"mixed"`
	Line       int      `json:"line"`
}
