"""hugobase: a Supabase-compatible backend (Auth, REST, Storage over Postgres) in one Python process."""
