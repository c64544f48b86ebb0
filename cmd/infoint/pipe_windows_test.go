package main_test

import "errors"

func pipe(string) error { return errors.ErrUnsupported }
