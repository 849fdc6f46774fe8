// A small world for random models and rules: every sort of field, and no meaning.

enum level { low < mid < high < top }

enum colour { red, green, blue, plain "plain or none" }

/// Shares a member with `level`: what a bare `low` means is decided by the other side.
enum mood { calm, low, wild }

kind house single {
  grade: level
  open: bool
  season: period
  front: room
  rooms: [room]
  built: date
}

kind place reference {
  tint: colour
  near: [place] inverse near_of
  busy: bool
  host: person inverse hosts
}

kind shelf reference within place inverse shelves {
  height: int
  above: shelf inverse below
  grade: level
}

kind person {
  boss: person inverse staff
  age: int
  born: date
  nice: bool
  rank: level
  feels: [mood]
  notes: text
  says: [text]
  lives_in: place inverse people
  likes: [person | thing] inverse liked_by
  away: period
  patience: duration
  lucky: [int]
  wants: field of thing
}

kind thing {
  size: int required
  tint: colour default plain
  tints: [colour]
  owner: person | room inverse owns
  parts: [thing] inverse part_of
  wear: duration
  made: date
  lasts: period
  tags: [text]
  heavy: bool
  kept_on: [shelf] inverse keeps
  guests: [person] inverse visits
  feeds: [thing] inverse fed_by as link(source, target) {
    weight: int
    since: date
    carriers: [person] inverse carries
    strong: bool
    route: [place]
    checked_by: [person] inverse checks as check(link, person) {
      on: date
      passed: bool
    }
  }
}

kind room {
  holds: [thing] inverse inside
  leads_to: [room] inverse reached_from
  grade: level default mid
  keeper: person | thing inverse keeps_room
  guests: [person] inverse visits
  checked: [date]
  spans: [period]
  locked: bool default yes
}
