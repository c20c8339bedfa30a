-- Values: runs first/06-values.sql, now that the modules have said which tables are part of the books.

select kontor_system.guard_values();
