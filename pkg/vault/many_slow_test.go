//go:build slow && !race

package vault_test

const manySaves = 1000
