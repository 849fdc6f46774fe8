// The twelve people who hold a duty, own a control or decide on one. Everybody else is in Workday, not here.
// Kemi, Dina and Lars report to the chief executive.

person ana "Ana Ruiz" { position "Engineer"; reports_to farah }
person bo "Bo Lindqvist" { position "Engineer"; reports_to farah }
person carla "Carla Mensah" { position "Controller"; reports_to dina }
person dina "Dina Okafor" { position "Chief Financial Officer" }
person emil "Emil Novak" { position "IT Security Lead"; reports_to lars }
person farah "Farah Aziz" { position "Head of Platform"; reports_to lars }
person goran "Goran Ilic" { position "Release Manager"; reports_to farah }
person hana "Hana Sato" { position "Revenue Operations Manager"; reports_to dina }
person ivo "Ivo Brandt" { position "Payroll Manager"; reports_to carla }
person jun "Jun Park" { position "Data Lead"; reports_to farah }
person kemi "Kemi Adeyemi" { position "GRC Lead" }
person lars "Lars Holm" { position "Chief Information Officer" }
