"""/rest/v1: PostgREST's protocol, as four pure stages (request, plan, sql, respond) around one that runs the SQL."""
