-- The roles of a database of the bank: one that owns the tables, one that the program works as, one that branches read as.
-- An administrator of the server runs it in the database, before the first start or on one that is in use; run again it
-- changes nothing. Both passwords are set beside it: \password reprieve_owner, \password reprieve_program.

do $$
begin
  if to_regrole('reprieve_owner') is null then
    create role reprieve_owner login;
  end if;
  if to_regrole('reprieve_program') is null then
    create role reprieve_program login nosuperuser nobypassrls;
  end if;
  if to_regrole('reprieve_branch') is null then
    create role reprieve_branch nologin nosuperuser nobypassrls;
  end if;
  execute format('grant connect on database %I to reprieve_owner, reprieve_program', current_database());
end $$;

-- The program becomes a branch where a branch reads; of itself it has nothing of a branch.
grant reprieve_branch to reprieve_owner, reprieve_program with inherit false, set true;

grant usage on schema public to reprieve_owner, reprieve_program, reprieve_branch;
grant create on schema public to reprieve_owner;

-- Tables of today, and those of every later version.
grant select, insert, update, delete on all tables in schema public to reprieve_program;
alter default privileges for role reprieve_owner in schema public
  grant select, insert, update, delete on tables to reprieve_program;
