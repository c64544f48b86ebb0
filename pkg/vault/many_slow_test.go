//go:build slow

package vault_test

const manySaves = 1000
