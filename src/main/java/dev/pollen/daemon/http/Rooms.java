package dev.pollen.daemon.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.Problem;
import dev.pollen.daemon.forget.Forgetting;
import dev.pollen.daemon.signin.SignInDesk;
import dev.pollen.engine.Engine;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What the routes may ask. The suppliers answer at once and from any thread.
 *
 * @param health the watchdog's last word
 * @param metrics all meters in Prometheus' text form
 * @param broken what is wrong with recipe files now
 * @param hide takes every known secret out of a text
 * @param rotateKeys seals everything that is secret anew; answers how many things
 * @param foresee what the recipes of a folder would run and skip, without doing it
 * @param backup writes a new file; answers what is in it
 */
public record Rooms(
    Engine engine,
    Catalog catalog,
    Supplier<Health> health,
    Supplier<String> metrics,
    Supplier<List<Problem>> broken,
    UnaryOperator<String> hide,
    Supplier<Future<Integer>> rotateKeys,
    Function<Path, Future<JsonNode>> backup,
    Forgetting forgetting,
    SignInDesk signIns,
    Function<JsonNode, Future<ObjectNode>> call,
    Function<Path, Future<JsonNode>> foresee,
    String version) {}
