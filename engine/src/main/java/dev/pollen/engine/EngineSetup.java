package dev.pollen.engine;

import dev.pollen.catalog.Catalog;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.mapping.Evaluator;
import dev.pollen.engine.outcome.EngineMeters;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.Vault;
import java.time.ZoneId;
import java.util.List;

/**
 * Everything the engine's core takes as a parameter, so that the same classes run in the daemon and
 * under a seeded simulator.
 *
 * @param vault seals secret inputs before they are written down, and hides secrets in words
 * @param zone what times of the day in a recipe without a zone of its own mean
 * @param loops shards are pinned to these; the first one also runs what belongs to no shard
 * @param clocks what replies tell of the systems' clocks, for all who ask
 */
public record EngineSetup(
    Catalog catalog,
    Connections connections,
    Journal journal,
    List<Loop> loops,
    Evaluator evaluator,
    Polling polling,
    ZoneId zone,
    Limits limits,
    EngineMeters meters,
    EventLog events,
    Vault vault,
    SystemClocks clocks) {

  /** When no reply has come yet. */
  public EngineSetup(
      Catalog catalog,
      Connections connections,
      Journal journal,
      List<Loop> loops,
      Evaluator evaluator,
      Polling polling,
      ZoneId zone,
      Limits limits,
      EngineMeters meters,
      EventLog events,
      Vault vault) {
    this(
        catalog,
        connections,
        journal,
        loops,
        evaluator,
        polling,
        zone,
        limits,
        meters,
        events,
        vault,
        new SystemClocks());
  }

  /** Without a vault: nothing is sealed or hidden. */
  public EngineSetup(
      Catalog catalog,
      Connections connections,
      Journal journal,
      List<Loop> loops,
      Evaluator evaluator,
      Polling polling,
      ZoneId zone,
      Limits limits,
      EngineMeters meters,
      EventLog events) {
    this(
        catalog,
        connections,
        journal,
        loops,
        evaluator,
        polling,
        zone,
        limits,
        meters,
        events,
        Vault.NONE);
  }

  public EngineSetup {
    loops = List.copyOf(loops);
  }
}
