// Tests.
test "a" {
  expect
  expct SOD-01
  as_of
  given { x; system b { owner ana } = }
  given { }
  as_of 2026-02-30
  expect no sod-1
  expect SOD-01 on tsc:CC6 "message \q"
  expect error SOD-01 SOD-02
}
test "b" { as_of soon expect SOD-01 }
test "c" { given }
