// A brace that is closed in the wrong place, and one that is not closed at all.
system a {
  feeds b {
    carries x
}

system b {
  owner ana

/// Its documentation.
system c { owner bo }

rule SOD-01 "x" {
  severity error
  for s in system

person ana "Ana
person bo "Bo" { title "Boss }
test "x" { given { system d { owner ana }
