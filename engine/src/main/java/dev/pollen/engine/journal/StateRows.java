package dev.pollen.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Feeds, seen keys, subscriptions, recipe versions, notes and sealed rows, on one connection. */
final class StateRows {
  private static final int AT_ONCE = 100;
  private static final int WORTHWHILE = 8;
  private static final String SEVERAL =
      "select bucket, body from seen where feed = ? and bucket in ("
          + String.join(", ", Collections.nCopies(AT_ONCE, "?"))
          + ")";

  private final Sql sql;

  StateRows(Sql sql) {
    this.sql = sql;
  }

  void put(FeedRow feed) {
    sql.run(
        "insert into feed (id, key, operation, account, watermark, last_number, seen_buckets,"
            + " seen_keys, shape, watch, since) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (id) do update set key = excluded.key,"
            + " operation = excluded.operation, account = excluded.account,"
            + " watermark = excluded.watermark, last_number = excluded.last_number,"
            + " seen_buckets = excluded.seen_buckets, seen_keys = excluded.seen_keys,"
            + " shape = excluded.shape, watch = excluded.watch, since = excluded.since",
        feed.id(),
        feed.key(),
        feed.operation(),
        feed.account(),
        feed.watermark().map(Instant::toString).orElse(null),
        feed.lastNumber(),
        feed.seenBuckets(),
        feed.seenKeys(),
        feed.shape(),
        texts(feed.watch()),
        feed.since().toString());
  }

  private static String texts(List<String> texts) {
    byte[] json =
        Compact.bytes(
            out -> {
              out.writeStartArray();
              for (String text : texts) {
                out.writeString(text);
              }
              out.writeEndArray();
            });
    return new String(json, StandardCharsets.UTF_8);
  }

  List<FeedRow> feeds() {
    return sql.list(
        "select id, key, operation, account, watermark, last_number, seen_buckets, seen_keys,"
            + " shape, watch, since from feed order by id",
        StateRows::feed);
  }

  private static FeedRow feed(ResultSet row) throws SQLException {
    List<String> watch = new ArrayList<>();
    byte[] json = row.getString(10).getBytes(StandardCharsets.UTF_8);
    for (JsonNode text : Compact.tree(json)) {
      watch.add(text.textValue());
    }
    return new FeedRow(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Optional.ofNullable(row.getString(5)).map(Instant::parse),
        row.getLong(6),
        row.getInt(7),
        row.getLong(8),
        row.getString(9),
        watch,
        Instant.parse(row.getString(11)));
  }

  void dropFeed(long feed) {
    sql.run("delete from feed where id = ?", feed);
    sql.run("delete from seen where feed = ?", feed);
    sql.run("delete from feed_log where feed = ?", feed);
  }

  void put(Change.SeenPut seen) {
    if (seen.body().length == 0) {
      sql.run("delete from seen where feed = ? and bucket = ?", seen.feed(), seen.bucket());
    } else {
      sql.run(
          "insert into seen (feed, bucket, body) values (?, ?, ?)"
              + " on conflict (feed, bucket) do update set body = excluded.body",
          seen.feed(),
          seen.bucket(),
          seen.body());
    }
  }

  byte[] seen(long feed, int bucket) {
    return sql.first(
            "select body from seen where feed = ? and bucket = ?",
            row -> row.getBytes(1),
            feed,
            bucket)
        .orElseGet(() -> new byte[0]);
  }

  Map<Integer, byte[]> seen(long feed, Set<Integer> buckets) {
    Map<Integer, byte[]> bodies = new HashMap<>();
    List<Integer> all = List.copyOf(buckets);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<Integer> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      if (some.size() < WORTHWHILE) {
        some.forEach(bucket -> bodies.put(bucket, seen(feed, bucket)));
      } else {
        some.forEach(bucket -> bodies.put(bucket, new byte[0]));
        several(feed, some, bodies);
      }
    }
    return bodies;
  }

  /** In one question with always as many holes; the last number fills those that are left. */
  private void several(long feed, List<Integer> buckets, Map<Integer, byte[]> into) {
    Object[] values = new Object[AT_ONCE + 1];
    Arrays.fill(values, buckets.get(buckets.size() - 1));
    values[0] = feed;
    for (int i = 0; i < buckets.size(); i++) {
      values[i + 1] = buckets.get(i);
    }
    sql.list(SEVERAL, row -> into.put(row.getInt(1), row.getBytes(2)), values);
  }

  void put(SubscriptionRow one) {
    sql.run(
        "insert into subscription (id, recipe, feed, position, start, baseline, catch_up, state,"
            + " note) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (id) do update set recipe = excluded.recipe, feed = excluded.feed,"
            + " position = excluded.position, start = excluded.start,"
            + " baseline = excluded.baseline, catch_up = excluded.catch_up,"
            + " state = excluded.state, note = excluded.note",
        one.id(),
        one.recipe(),
        one.feed(),
        one.position(),
        one.start().toString(),
        one.baseline(),
        one.catchUp().orElse(null),
        one.state(),
        one.note());
  }

  void move(long subscription, long position) {
    sql.run("update subscription set position = ? where id = ?", position, subscription);
  }

  void dropSubscription(long subscription) {
    sql.run("delete from subscription where id = ?", subscription);
  }

  List<SubscriptionRow> subscriptions() {
    return sql.list(
        "select id, recipe, feed, position, start, baseline, catch_up, state, note"
            + " from subscription order by id",
        StateRows::subscription);
  }

  private static SubscriptionRow subscription(ResultSet row) throws SQLException {
    long feed = row.getLong(7);
    Optional<Long> catchUp = row.wasNull() ? Optional.empty() : Optional.of(feed);
    return new SubscriptionRow(
        row.getLong(1),
        row.getString(2),
        row.getLong(3),
        row.getLong(4),
        Instant.parse(row.getString(5)),
        row.getLong(6),
        catchUp,
        row.getString(8),
        row.getString(9));
  }

  void put(RecipeRow recipe, Instant at) {
    sql.run(
        "insert into recipe (id, version, name, file, text, added) values (?, ?, ?, ?, ?, ?)"
            + " on conflict (id, version) do update set name = excluded.name,"
            + " file = excluded.file, text = excluded.text, added = excluded.added",
        recipe.id(),
        recipe.version(),
        recipe.name(),
        recipe.file(),
        recipe.text(),
        Stamp.column(at));
  }

  Optional<RecipeRow> recipe(String id, String version) {
    return sql.first(
        "select name, file, text from recipe where id = ? and version = ?",
        row -> new RecipeRow(id, version, row.getString(1), row.getString(2), row.getString(3)),
        id,
        version);
  }

  /** Every version of every recipe. */
  List<RecipeRow> recipes() {
    return sql.list(
        "select id, version, name, file, text from recipe order by id, added",
        row ->
            new RecipeRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5)));
  }

  void note(String name, Optional<String> value) {
    if (value.isEmpty()) {
      sql.run("delete from note where name = ?", name);
    } else {
      sql.run(
          "insert into note (name, value) values (?, ?)"
              + " on conflict (name) do update set value = excluded.value",
          name,
          value.get());
    }
  }

  /** Refuses a row that does not follow the one that is kept. */
  void put(SecretRow secret) {
    int written =
        secret.revision() == 1
            ? sql.run(
                "insert into secret (name, revision, body) values (?, 1, ?)"
                    + " on conflict (name) do nothing",
                secret.name(),
                secret.body())
            : sql.run(
                "update secret set revision = ?, body = ? where name = ? and revision = ?",
                secret.revision(),
                secret.body(),
                secret.name(),
                secret.revision() - 1);
    if (written == 0) {
      throw new SecretMoved(secret);
    }
  }

  List<SecretRow> secrets() {
    return sql.list(
        "select name, revision, body from secret order by name",
        row -> new SecretRow(row.getString(1), row.getLong(2), row.getBytes(3)));
  }

  Map<String, String> notes() {
    Map<String, String> notes = new TreeMap<>();
    sql.each(
        "select name, value from note",
        row -> {
          notes.put(row.getString(1), row.getString(2));
          return true;
        });
    return notes;
  }
}
