// The official JavaScript client against a running server: `node client.mjs <package.json> <url> <key> <token>`.
// Every check is named; the first that fails ends the program with its difference.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'

const [where, url, key, token] = process.argv.slice(2)
const { createClient } = createRequire(where)('@supabase/supabase-js')

const options = {
  auth: { persistSession: false, autoRefreshToken: false },
  db: { schema: 'cinema' },
  realtime: { transport: class {} }, // Node 20 has no WebSocket, and none is needed here
}
const supabase = createClient(url, key, options)
const ann = createClient(url, key, { ...options, global: { headers: { Authorization: `Bearer ${token}` } } })

async function rows(query) {
  const { data, error } = await query
  assert.equal(error, null)
  return data
}

const checks = {
  async 'reads with embeds'() {
    const found = await rows(supabase.from('films').select('title, directors(name), actors(name)').eq('id', 1).single())
    assert.deepEqual(found, { title: 'Alien', directors: { name: 'Ridley Scott' }, actors: [{ name: 'Sigourney Weaver' }] })
  },
  async 'filters in every way'() {
    const ids = () => supabase.from('films').select('id').order('id')
    assert.deepEqual(await rows(ids().in('title', ['Alien', 'no, (such) film'])), [{ id: 1 }])
    assert.deepEqual(await rows(ids().or('id.eq.1,title.ilike.*towers*')), [{ id: 1 }, { id: 5 }])
    assert.deepEqual(await rows(ids().contains('tags', ['war'])), [{ id: 2 }, { id: 5 }])
    assert.deepEqual(await rows(ids().overlaps('shown', '[2024-01-20,2024-02-10]')), [{ id: 1 }, { id: 2 }])
    assert.deepEqual(await rows(ids().textSearch('words', 'towers', { config: 'english' })), [{ id: 5 }])
    assert.deepEqual(await rows(ids().likeAnyOf('title', ['Al*', 'Rear*'])), [{ id: 1 }, { id: 2 }, { id: 6 }])
    assert.deepEqual(await rows(ids().not('sequel_of', 'is', null)), [{ id: 2 }, { id: 5 }])
    assert.deepEqual(await rows(ids().range(1, 2)), [{ id: 2 }, { id: 3 }])
  },
  async 'orders and limits what is embedded'() {
    const query = supabase.from('directors').select('films(id)').eq('id', 3)
    const found = await rows(query.order('id', { referencedTable: 'films', ascending: false }).limit(1, { referencedTable: 'films' }))
    assert.deepEqual(found, [{ films: [{ id: 5 }] }])
  },
  async 'counts'() {
    const { count, data } = await supabase.from('films').select('*', { count: 'exact', head: true })
    assert.deepEqual([count, data], [7, null])
  },
  async 'answers one, none or an error'() {
    assert.equal(await rows(supabase.from('films').select('id').eq('id', 99).maybeSingle()), null)
    const { error, status } = await supabase.from('films').select('id').single()
    assert.deepEqual([error.code, status], ['PGRST116', 406])
  },
  async 'writes and shows what it wrote'() {
    assert.equal((await rows(supabase.from('notes').insert({ body: 'new' }).select('body').single())).body, 'new')
    assert.equal((await rows(supabase.from('notes').insert([{ body: 'a' }, { body: 'b' }]).select())).length, 2)
    assert.deepEqual(await rows(supabase.from('notes').update({ body: 'x' }).eq('id', 1).select('id, body')), [{ id: 1, body: 'x' }])
    assert.deepEqual(await rows(supabase.from('notes').delete().eq('id', 2).select('id')), [{ id: 2 }])
    const merged = await rows(supabase.from('counters').upsert({ name: 'visits', value: 7 }).select())
    assert.deepEqual(merged, [{ name: 'visits', value: 7 }])
    const { status, data } = await supabase.from('notes').insert({ body: 'quiet' })
    assert.deepEqual([status, data], [201, null])
  },
  async 'calls functions'() {
    assert.equal(await rows(supabase.rpc('add', { a: 1, b: 2 })), 3)
    assert.equal(await rows(supabase.rpc('add', { a: 1 }, { get: true })), 11)
    assert.deepEqual(await rows(supabase.rpc('films_of', { year: 1979 }).select('title')), [{ title: 'Alien' }])
    const { error, status } = await supabase.rpc('refuse')
    assert.deepEqual([error.code, error.details, error.hint, status], ['P0001', 'Because.', 'Ask later.', 400])
  },
  async 'reads CSV and another schema'() {
    assert.equal(await rows(supabase.from('films').select('id').eq('id', 1).csv()), 'id\n1')
    assert.deepEqual(await rows(supabase.schema('archive').from('boxes').select('label').eq('id', 1)), [{ label: 'old' }])
  },
  async 'acts as the bearer'() {
    assert.equal(await rows(supabase.rpc('who')), 'anon')
    assert.equal(await rows(ann.rpc('who')), 'authenticated')
    const mine = await rows(ann.from('reviews').select('id').order('id'))
    assert.deepEqual(mine.map((row) => row.id), [1, 2, 3, 4])
  },
  async 'is refused with a code'() {
    const { error, status } = await supabase.from('nonsense').select()
    assert.deepEqual([error.code, status], ['PGRST205', 404])
    const ambiguous = await supabase.from('shipments').select('cities(name)')
    assert.equal(ambiguous.error.code, 'PGRST201')
  },
}

for (const [name, check] of Object.entries(checks)) {
  await check()
  console.log(`ok ${name}`)
}
