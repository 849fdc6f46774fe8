// Fields and values of declarations.
system a { owner: ana; serves = payments; tags [a, b]; feeds { carries x } }
system b {
  owner
  vendor oracle
  runs_on aws
}
system c {
  owner
  vendor
  source "x"
}
system d { note "a" "b"; serves a,, b; serves , a; : x; and b }
system e { x a.b.c; y std:: x; z 5 apples; w ?; v ana. }
control AC-03 "x" { owner ana }
control access review { owner ana }
control f "F" "again" { owner ana }
control g like 5 { owner ana }
system in { owner ana }
système h { owner ana }
system { owner ana }
system
= 5
framework tsc "T" { clause CC6..1 "Title" { heading yes } clause CC6.1 "Fine" { heading } }
system i {
  serves a, b,
  owner ana
  source "x"
}
system j {
  serves a,
  owner
}
