package disktest

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/internal/atomicfile"
)

// A Machine is a file system in memory, with folders and files and no links.
type Machine struct {
	// Exchanges is false for a system that cannot swap two files in one step.
	Exchanges bool
	// Step is called before each step, where it is not nil.
	Step func()

	now, disk names // what programs see, and what is on the disk for certain
	pending   []change
	files     []*file
	clock     int
}

// names are files by their path, and folders, which are -1.
type names map[string]int

const folder = -1

// A change of names that is not on the disk for certain.
type change struct {
	dir   string
	apply func(names)
}

type file struct {
	data, durable []byte
	synced        bool // since data was written last
	modified      int
}

// NewMachine returns a machine with files by their path, all on the disk.
func NewMachine(content map[string]string) *Machine {
	m := &Machine{Exchanges: true, now: names{".": folder}}
	for _, p := range slices.Sorted(maps.Keys(content)) {
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			m.now[dir] = folder
		}
		m.now[p] = len(m.files)
		m.files = append(m.files, &file{data: []byte(content[p]), durable: []byte(content[p]), synced: true})
	}
	m.disk = maps.Clone(m.now)
	return m
}

// Content returns the files by their path, as programs see them.
func (m *Machine) Content() map[string]string {
	out := map[string]string{}
	for p, id := range m.now {
		if id != folder {
			out[p] = string(m.files[id].data)
		}
	}
	return out
}

// AfterPowerCut calls f with each state that the disk may be in if the power
// went now. Equal states may come twice.
func (m *Machine) AfterPowerCut(f func(content map[string]string)) {
	for set := range 1 << len(m.pending) {
		there := maps.Clone(m.disk)
		for i, c := range m.pending {
			if set&(1<<i) != 0 {
				c.apply(there)
			}
		}
		m.withBytes(there, f)
	}
}

// withBytes calls f with each content that the files of there may have.
func (m *Machine) withBytes(there names, f func(map[string]string)) {
	content := map[string]string{}
	var unsure []string
	for _, p := range slices.Sorted(maps.Keys(there)) {
		switch id := there[p]; {
		case id == folder:
		case m.files[id].synced:
			content[p] = string(m.files[id].data)
		default:
			unsure = append(unsure, p)
		}
	}
	var choose func(rest []string)
	choose = func(rest []string) {
		if len(rest) == 0 {
			f(maps.Clone(content))
			return
		}
		file := m.files[there[rest[0]]]
		for _, data := range [][]byte{file.durable, file.data[:len(file.data)/2], file.data} {
			content[rest[0]] = string(data)
			choose(rest[1:])
		}
	}
	choose(unsure)
}

// Disk returns what lies below a folder of the machine.
func (m *Machine) Disk(dir string) atomicfile.Disk {
	m.now[dir], m.disk[dir] = folder, folder
	return disk{m, dir}
}

type disk struct {
	m   *Machine
	dir string
}

func (d disk) full(name string) string { return path.Join(d.dir, name) }

// step counts one and returns the machine.
func (d disk) step() *Machine {
	if d.m.Step != nil {
		d.m.Step()
	}
	d.m.clock++
	return d.m
}

// record makes a change of names now, and some time on the disk.
func (m *Machine) record(name string, apply func(names)) {
	apply(m.now)
	m.pending = append(m.pending, change{path.Dir(name), apply})
}

func (d disk) lookup(op, name string) (int, error) {
	id, ok := d.m.now[d.full(name)]
	if !ok {
		return 0, fail(op, name, fs.ErrNotExist)
	}
	return id, nil
}

func fail(op, name string, err error) error { return &fs.PathError{Op: op, Path: name, Err: err} }

func (d disk) Open(name string) (atomicfile.File, error) {
	m := d.step()
	id, err := d.lookup("open", name)
	if err == nil && id == folder {
		err = fail("open", name, fs.ErrInvalid)
	}
	if err != nil {
		return nil, err
	}
	return &handle{d: d, f: m.files[id], rest: string(m.files[id].data)}, nil
}

func (d disk) Create(name, _ string, _ fs.FileMode) (atomicfile.File, error) {
	m, full := d.step(), d.full(name)
	if _, ok := m.now[full]; ok {
		return nil, fail("create", name, fs.ErrExist)
	}
	if m.now[path.Dir(full)] != folder {
		return nil, fail("create", name, fs.ErrNotExist)
	}
	id, f := len(m.files), &file{modified: m.clock}
	m.files = append(m.files, f)
	m.record(full, func(n names) {
		if _, ok := n[path.Dir(full)]; ok {
			n[full] = id
		}
	})
	return &handle{d: d, f: f}, nil
}

func (d disk) Rename(oldName, newName string) error {
	m, from, to := d.step(), d.full(oldName), d.full(newName)
	if _, err := d.lookup("rename", oldName); err != nil {
		return err
	}
	m.record(to, func(n names) { move(n, from, to) })
	return nil
}

func move(n names, from, to string) {
	if id, ok := n[from]; ok {
		n[to] = id
		delete(n, from)
	}
}

func (d disk) Claim(oldName, newName string) error {
	m, from, to := d.step(), d.full(oldName), d.full(newName)
	if _, err := d.lookup("rename", oldName); err != nil {
		return err
	}
	if _, taken := m.now[to]; taken {
		return fail("rename", newName, fs.ErrExist)
	}
	m.record(to, func(n names) { move(n, from, to) })
	return nil
}

func (d disk) Exchange(a, b string) error {
	m, x, y := d.step(), d.full(a), d.full(b)
	if !m.Exchanges {
		return errors.ErrUnsupported
	}
	for _, name := range []string{a, b} {
		if _, err := d.lookup("exchange", name); err != nil {
			return err
		}
	}
	m.record(x, func(n names) {
		i, first := n[x]
		j, second := n[y]
		if first && second {
			n[x], n[y] = j, i
		}
	})
	return nil
}

func (d disk) SyncDir(dir string) error {
	m, full := d.step(), d.full(dir)
	m.pending = slices.DeleteFunc(m.pending, func(c change) bool {
		if c.dir == full {
			c.apply(m.disk)
		}
		return c.dir == full
	})
	return nil
}

func (d disk) Remove(name string) error {
	m, full := d.step(), d.full(name)
	if _, err := d.lookup("remove", name); err != nil {
		return err
	}
	m.record(full, func(n names) { delete(n, full) })
	return nil
}

func (d disk) Mkdir(name string, _ fs.FileMode) error {
	m, full := d.step(), d.full(name)
	if _, ok := m.now[full]; ok {
		return fail("mkdir", name, fs.ErrExist)
	}
	m.record(full, func(n names) { n[full] = folder })
	return nil
}

func (d disk) Stat(name string) (atomicfile.Info, error) {
	m := d.step()
	id, err := d.lookup("stat", name)
	if err != nil {
		return atomicfile.Info{}, err
	}
	if id == folder {
		return atomicfile.Info{Mode: fs.ModeDir | 0o700}, nil
	}
	f := m.files[id]
	return atomicfile.Info{
		Mode: 0o600, Size: int64(len(f.data)), ID: uint64(id) + 1, Links: 1,
		Modified: time.Unix(int64(f.modified)*3600, 0), // nobody is in the middle of saving
	}, nil
}

func (d disk) ReadDir(dir string) ([]string, error) {
	m, full := d.step(), d.full(dir)
	var out []string
	for p := range m.now {
		if path.Dir(p) == full && p != full {
			out = append(out, path.Base(p))
		}
	}
	slices.Sort(out)
	return out, nil
}

func (d disk) Resolve(name string) (string, error) { return name, nil }

type handle struct {
	d    disk
	f    *file
	rest string
}

func (h *handle) Read(p []byte) (int, error) {
	h.d.step()
	if h.rest == "" {
		return 0, io.EOF
	}
	n, err := strings.NewReader(h.rest).Read(p)
	h.rest = h.rest[n:]
	return n, err
}

func (h *handle) Write(p []byte) (int, error) {
	m := h.d.step()
	h.f.data = append(slices.Clone(h.f.data), p...)
	h.f.modified, h.f.synced = m.clock, false
	return len(p), nil
}

func (h *handle) Sync() error {
	h.d.step()
	h.f.durable, h.f.synced = h.f.data, true
	return nil
}

func (h *handle) Close() error {
	h.d.step()
	return nil
}
