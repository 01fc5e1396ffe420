package dev.pollen.daemon.http;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.Problem;
import dev.pollen.engine.Engine;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the routes may ask. The suppliers answer at once and from any thread.
 *
 * @param health the watchdog's last word
 * @param metrics all meters in Prometheus' text form
 * @param broken what is wrong with recipe files now
 */
public record Rooms(
    Engine engine,
    Catalog catalog,
    Supplier<Health> health,
    Supplier<String> metrics,
    Supplier<List<Problem>> broken,
    String version) {}
