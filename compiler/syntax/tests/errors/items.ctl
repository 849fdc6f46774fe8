// Items that are none, and what stands between items.
templat control foo { owner ana }
ruel SOD-02 "x" { severity error for s in system message "m" cites tsc:CC6.1 }
enm stage { a < b }
kinf system { owner: person required }
tset "x" { expect SOD-01 }
}
person ana; person bo
rule "no id" { severity error for s in system message "m" cites tsc:CC6.1 }
rule sod-1 "bad id" { severity error for s in system message "m" cites tsc:CC6.1 }
rule SOD-05 "no block"
kind
kind system
kind a within { b: text }
kind c within d { b: text }
kind e known_by { b: text }
kind f singel special { b: text }
extend system { b: text }
extend kind { b: text }
enum { a, b }
enum g
enum h { }
test { expect SOD-01 }
test "no block"
