package dev.pollen.engine.names;

import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * Whom a list is asked of, and on whose budget.
 *
 * @param loop where it is asked; permits are asked and pages come back here
 * @param permit waits for the permit of one request
 */
public record Source(Connection connection, Loop loop, Supplier<Future<Permit>> permit) {}
