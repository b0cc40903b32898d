-- Where files live, and who may touch them. A user's own files are under a folder named by his id (avatars: a file
-- named by it).

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types) values
  ('session-transcripts', 'session-transcripts', false, 5000000, array['application/json']),
  ('audio-uploads', 'audio-uploads', false, 50000000, array['audio/*', 'video/webm', 'video/mp4']),
  ('avatars', 'avatars', true, 5000000, array['image/png', 'image/jpeg', 'image/webp', 'image/gif']),
  ('resources', 'resources', false, null, null)
on conflict (id) do nothing;

create policy "Users can view own transcripts" on storage.objects for select to authenticated
  using (bucket_id = 'session-transcripts' and (select auth.uid())::text = (storage.foldername(name))[1]);
create policy "Staff can view transcripts" on storage.objects for select to authenticated
  using (bucket_id = 'session-transcripts' and (select app.is_staff()));
create policy "Users can upload own transcripts" on storage.objects for insert to authenticated
  with check (bucket_id = 'session-transcripts' and (select auth.uid())::text = (storage.foldername(name))[1]);
create policy "Users can replace own transcripts" on storage.objects for update to authenticated
  using (bucket_id = 'session-transcripts' and (select auth.uid())::text = (storage.foldername(name))[1])
  with check (bucket_id = 'session-transcripts' and (select auth.uid())::text = (storage.foldername(name))[1]);

create policy "Users can manage own audio" on storage.objects for all to authenticated
  using (bucket_id = 'audio-uploads' and (select auth.uid())::text = (storage.foldername(name))[1])
  with check (bucket_id = 'audio-uploads' and (select auth.uid())::text = (storage.foldername(name))[1]);

create policy "Avatars are publicly accessible" on storage.objects for select to anon, authenticated
  using (bucket_id = 'avatars');
create policy "Users can add own avatar" on storage.objects for insert to authenticated
  with check (bucket_id = 'avatars' and (select auth.uid())::text = split_part(name, '.', 1));
create policy "Users can replace own avatar" on storage.objects for update to authenticated
  using (bucket_id = 'avatars' and (select auth.uid())::text = split_part(name, '.', 1))
  with check (bucket_id = 'avatars' and (select auth.uid())::text = split_part(name, '.', 1));
create policy "Users can remove own avatar" on storage.objects for delete to authenticated
  using (bucket_id = 'avatars' and (select auth.uid())::text = split_part(name, '.', 1));

create policy "Auth users can view resources" on storage.objects for select to authenticated
  using (bucket_id = 'resources');
create policy "Staff can add resource files" on storage.objects for insert to authenticated
  with check (bucket_id = 'resources' and (select app.is_staff()));
create policy "Staff can replace resource files" on storage.objects for update to authenticated
  using (bucket_id = 'resources' and (select app.is_staff()))
  with check (bucket_id = 'resources' and (select app.is_staff()));
create policy "Staff can remove resource files" on storage.objects for delete to authenticated
  using (bucket_id = 'resources' and (select app.is_staff()));
