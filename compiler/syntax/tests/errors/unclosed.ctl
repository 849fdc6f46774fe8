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
rule AB-02 "its title
test "its title
view v "its title
book b {
  page P.1 "its title
}
person c "Cy { title "Boss" }
