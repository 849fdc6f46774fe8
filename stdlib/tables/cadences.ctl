// How often things happen, and how late they may be. A package may add its own.

cadence continuous "continuously" { every 1 day; grace 1 day }
cadence each_transfer "at each transfer" { grace 1 day }
cadence each_change "at each change" { grace 5 days }
cadence each_request "at each request" { grace 5 days }
cadence each_event "at each event" { grace 5 days }
cadence daily "daily" { every 1 day; grace 1 day }
cadence weekly "weekly" { every 1 week; grace 3 days }
cadence monthly "monthly" { every 1 month; grace 10 days }
cadence quarterly "quarterly" { every 3 months; grace 30 days }
cadence semiannual "twice a year" { every 6 months; grace 30 days }
cadence annual "annually" { every 12 months; grace 45 days }
