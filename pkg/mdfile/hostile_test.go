package mdfile

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// hostile are megabytes of front matter that some YAML readers take minutes or
// all memory for.
func hostile() map[string]string {
	fill := func(piece string, size int) string { return strings.Repeat(piece, size/len(piece)) }
	keys := &strings.Builder{}
	for i := range 40_000 {
		keys.WriteString("key" + strings.Repeat("x", i%20) + string(rune('a'+i%26)) + strings.Repeat("y", i%7) + ": 1\n")
	}
	bombs := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'z'; c++ {
		bombs += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+",", 8) + "*" + string(c-1) + "]\n"
	}
	const large, small = 1 << 20, 250 << 10 // over the cap and just below it
	out := map[string]string{}
	for size, name := range map[int]string{large: "1 MB", small: "250 KB"} {
		out[name+" of ["] = "k: " + fill("[", size) + "\n"
		out[name+" of {"] = "k: " + fill("{a: ", size) + "\n"
		out[name+" of - -"] = "k:\n  " + fill("- ", size) + "x\n"
		out[name+" of ? ?"] = fill("? ", size) + "x\n"
		out[name+" of deeper lines"] = deeper(size)
		out[name+" of aliases"] = bombs + fill("z0: *y\n", size)
		out[name+" of one text"] = "k: \"" + fill("x", size) + "\n"
		out[name+" of anchors"] = fill("&a ", size) + "x: 1\n"
		out[name+" of tags"] = fill("!!x ", size) + "x: 1\n"
		out[name+" of merge keys"] = fill("<<: {a: 1}\n", size)
	}
	out["40,000 keys"] = keys.String()
	return out
}

func deeper(size int) string {
	var b strings.Builder
	for n := 0; b.Len() < size; n++ {
		b.WriteString(strings.Repeat(" ", n) + "k:\n")
	}
	return b.String()
}

// TestMegabytes: each is refused, and none takes memory worth speaking of. What
// it takes in time is compared with reading the file in .ci/speed.
func TestMegabytes(t *testing.T) {
	const most = 50 << 20
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			src := []byte("---\n" + text + "---\nbody\n")
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			f, err := Parse(src)
			runtime.ReadMemStats(&after)
			if err == nil {
				t.Errorf("it is read: %d keys", len(f.Entries()))
			}
			if took := after.TotalAlloc - before.TotalAlloc; took > most {
				t.Errorf("it takes %d MiB", took>>20)
			}
		})
	}
}

func BenchmarkHostile(b *testing.B) {
	for name, text := range hostile() {
		src := []byte("---\n" + text + "---\nbody\n")
		path := filepath.Join(b.TempDir(), "a.md")
		if err := os.WriteFile(path, src, 0o600); err != nil {
			b.Fatal(err)
		}
		b.Run("read/"+name, func(b *testing.B) {
			for b.Loop() {
				if _, err := os.ReadFile(path); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("refuse/"+name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Parse(src); err == nil {
					b.Fatal("it is read")
				}
			}
		})
	}
}
