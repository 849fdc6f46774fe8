// Fields of kinds, members of enums.
kind a {
  b text
  c: [text
  d: text requird
  e: text default
  f: text inverse
  g: text as flow
  h: text = 
  i: text required required
  j(v): text
  k
  l:
  m: 5
  n: text = a and and b
  : text
  o: text reads a
}
enum b { a < b, c }
enum c { a b, c }
enum d { a, , b }
enum e { a < b < }
enum f { "text", b }
enum g { a = 1, b }
