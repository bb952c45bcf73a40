-- Orleans reads its statements from here. Those that it publishes for PostgreSQL are not in its packages, and have no unique key for grain storage; so
-- these are ours. Names, parameters and columns are what the Microsoft.Orleans.*.AdoNet packages ask for.
CREATE TABLE OrleansQuery
(
  QueryKey  text NOT NULL PRIMARY KEY,
  QueryText text NOT NULL
);
