package dev.pollen.engine.kit;

import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds failures that nobody would hear of: a future that failed though nobody asked what becomes
 * of it, or asked only for its success.
 *
 * <p>Knows the futures that it makes ({@link #promise}) and all that are made from those by {@code
 * map}, {@code compose}, {@code recover} and the like; not what a plain promise or {@code
 * Future.all} makes of them. Belongs to one thread. Changes nothing in the order of what happens.
 */
public final class Unheard {
  private final boolean listens;
  private final boolean places;
  private final List<Heeded<?>> failed = new ArrayList<>();

  private Unheard(boolean listens, boolean places) {
    this.listens = listens;
    this.places = places;
  }

  /** Finds them. */
  public static Unheard found() {
    return new Unheard(true, false);
  }

  /** Finds them and tells which place in the engine made the future, which costs time. */
  public static Unheard placed() {
    return new Unheard(true, true);
  }

  /** Hands out plain promises and finds nothing. */
  public static Unheard none() {
    return new Unheard(false, false);
  }

  /** A promise whose failure must be heard. */
  public <T> Promise<T> promise() {
    return listens ? made() : Promise.promise();
  }

  <T> Heeded<T> made() {
    return new Heeded<>(this, places ? place() : "");
  }

  private static String place() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> frame.getClassName().startsWith("dev.pollen.engine."))
                    .filter(frame -> !frame.getClassName().startsWith("dev.pollen.engine.kit."))
                    .findFirst())
        .map(frame -> " made at " + frame)
        .orElse("");
  }

  void failed(Heeded<?> one) {
    failed.add(one);
  }

  /** In words, everything that failed up to now and was not heard. */
  public List<String> words() {
    return failed.stream()
        .filter(one -> !one.isHeard())
        .map(one -> "nobody hears of a failure: " + one.cause() + one.place())
        .toList();
  }
}
