// Signs from elsewhere.
system a { note “quoted” }
system b { note 'quoted' }
system c { owner ana }
system d { ownér ana }
# comment
system e { owner ana }
/* comment */
system f { source "🚀" 🚀 }
rule AA-01 "x" { severity error for s in system where s.a || s.b message ‘m’ cites tsc:CC1 }
