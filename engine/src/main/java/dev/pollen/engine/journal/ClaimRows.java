package dev.pollen.engine.journal;

import dev.pollen.engine.journal.Journal.Claimed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What steps made at other systems, each thing claimed once, on one connection. */
final class ClaimRows {
  private final Sql sql;

  ClaimRows(Sql sql) {
    this.sql = sql;
  }

  /** The first claimer keeps it. */
  void put(Change.Claimed change) {
    Claim claim = change.claim();
    sql.run(
        "insert into claim (account, resource, id, contested, subscription, number, path, at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (account, resource, id) do nothing",
        claim.account(),
        claim.resource(),
        claim.id(),
        claim.contested() ? 1 : 0,
        change.run().subscription(),
        change.run().record(),
        change.path(),
        Stamp.column(change.at()));
  }

  List<Claimed> of(String account, String resource, Set<String> ids) {
    List<Claimed> found = new ArrayList<>();
    for (String id : ids) {
      of(account, resource, id).ifPresent(found::add);
    }
    return found;
  }

  /** What a forgotten person's step made is still claimed, under the hash of its id. */
  private Optional<Claimed> of(String account, String resource, String id) {
    return sql.first(
        "select contested, subscription, number, path from claim"
            + " where account = ? and resource = ? and id in (?, ?)",
        row ->
            new Claimed(
                new Claim(account, resource, id, row.getInt(1) == 1),
                new RunId(row.getLong(2), row.getLong(3)),
                row.getString(4)),
        account,
        resource,
        id,
        Forgotten.alias(id));
  }

  /** Puts hashes in the place of the ids of what a run made; answers how many. */
  int erase(RunId run) {
    List<Claim> made =
        sql.list(
            "select account, resource, id, contested from claim"
                + " where subscription = ? and number = ?",
            row ->
                new Claim(row.getString(1), row.getString(2), row.getString(3), row.getInt(4) == 1),
            run.subscription(),
            run.record());
    return made.stream()
        .filter(claim -> !claim.id().equals(Forgotten.alias(claim.id())))
        .mapToInt(this::erase)
        .sum();
  }

  private int erase(Claim claim) {
    return sql.run(
        "update claim set id = ? where account = ? and resource = ? and id = ?",
        Forgotten.alias(claim.id()),
        claim.account(),
        claim.resource(),
        claim.id());
  }

  /** Drops claims that are older than an instant, at most so many. */
  int drop(long before, int slice) {
    return sql.run(
        "delete from claim where (account, resource, id) in (select account, resource, id from"
            + " claim where at < ? limit ?)",
        before,
        slice);
  }
}
