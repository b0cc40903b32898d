// The plan's own client code, by the official JavaScript client, against a running stack: node plan.mjs URL ANON_KEY
import assert from "node:assert/strict";
import { createClient } from "@supabase/supabase-js";

const [url, key] = process.argv.slice(2);
// Older versions of Node have no WebSocket; nothing here listens for changes, so a stand-in will do.
class NoWebSocket {}
const supabase = createClient(url, key, {
  auth: { persistSession: false, autoRefreshToken: false },
  realtime: { transport: globalThis.WebSocket ?? NoWebSocket },
});
const email = `js-${Date.now()}@example.com`;
const password = "a good password";
const events = [];
supabase.auth.onAuthStateChange((event) => events.push(event));

const made = await supabase.auth.signUp({
  email,
  password,
  options: { data: { first_name: "Joris", last_name: "Smit", company: "Staal" } },
});
assert.equal(made.error, null);
assert.equal(made.data.user.user_metadata.first_name, "Joris");

const wrong = await supabase.auth.signInWithPassword({ email, password: "not this one" });
assert.equal(wrong.error.code, "invalid_credentials");

const { data, error } = await supabase.auth.signInWithPassword({ email, password });
assert.equal(error, null);
const userId = data.user.id;
const claims = await supabase.auth.getClaims();
assert.equal(claims.data.claims.sub, userId);
assert.equal((await supabase.auth.refreshSession()).error, null);

const path = `${userId}/session.json`;
const transcripts = supabase.storage.from("session-transcripts");
for (const said of ["first", "second"]) {
  const body = JSON.stringify({ said });
  const uploaded = await transcripts.upload(path, body, { contentType: "application/json", upsert: true });
  assert.equal(uploaded.error, null);
}
assert.deepEqual(JSON.parse(await (await transcripts.download(path)).data.text()), { said: "second" });

const audio = new Blob([new Uint8Array(2048)], { type: "audio/webm" });
const recordings = supabase.storage.from("audio-uploads");
const stored = await recordings.upload(`${userId}/session.webm`, audio, { contentType: "audio/webm", upsert: false });
assert.equal(stored.error, null);
const signed = await recordings.createSignedUrl(`${userId}/session.webm`, 60);
assert.equal((await (await fetch(signed.data.signedUrl)).arrayBuffer()).byteLength, 2048);

const foreign = await transcripts.upload("00000000-0000-4000-8000-000000000000/x.json", "{}", {
  contentType: "application/json",
});
assert.notEqual(foreign.error, null);

const avatar = await supabase.storage
  .from("avatars")
  .upload(`${userId}.png`, new Blob([new Uint8Array(64)], { type: "image/png" }), { contentType: "image/png", upsert: true });
assert.equal(avatar.error, null);
const shown = supabase.storage.from("avatars").getPublicUrl(`${userId}.png`);
assert.equal((await fetch(shown.data.publicUrl)).status, 200);

assert.equal((await supabase.auth.signOut()).error, null);
assert.equal((await supabase.auth.getSession()).data.session, null);
assert.ok(events.includes("SIGNED_IN") && events.includes("SIGNED_OUT"));
console.log("ok");
