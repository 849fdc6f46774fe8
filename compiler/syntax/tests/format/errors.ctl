system   a{owner   ana}
system b {   owner:   ana
    note    "x" }
system   c{owner   ana}
}
 person   d ;
rule AA-1   { where   }
person   e
