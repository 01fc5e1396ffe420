package dev.pollen.engine.intake;

import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.dispatch.Awaited;
import dev.pollen.engine.dispatch.Permits;
import dev.pollen.engine.names.Names;
import dev.pollen.engine.spi.Loop;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Makes what feeds read from. On the loop of the feed.
 *
 * @param budgets the permits of an account, asked on a loop
 */
record Sources(EngineSetup setup, BiFunction<String, Loop, Permits> budgets, Names names) {

  FeedSource of(Wanted wanted, Loop loop) {
    return of(wanted, loop, budgets.apply(wanted.account(), loop));
  }

  /** Of what a person waits for. */
  FeedSource byHand(Wanted wanted, Loop loop) {
    Permits permits = budgets.apply(wanted.account(), loop);
    return of(wanted, loop, new Awaited(wanted.account(), permits, loop));
  }

  private FeedSource of(Wanted wanted, Loop loop, Permits permits) {
    return new FeedSource(
        wanted.spec(),
        wanted.trigger(loop),
        wanted.recipe(),
        permits,
        new FeedInputs(wanted, setup.evaluator(), names, loop, permits));
  }

  /** The trigger, if the catalog still has it. */
  Optional<TriggerSpec> trigger(String operation) {
    return setup.catalog().trigger(operation);
  }
}
