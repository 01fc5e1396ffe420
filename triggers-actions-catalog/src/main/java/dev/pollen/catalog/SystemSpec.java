package dev.pollen.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A service that Pollen knows, as its {@code system.yaml} says.
 *
 * @param baseUrl default address; empty for systems without one
 * @param connectionFields what a connection of this system may or must say, beside {@code system}
 *     and {@code auth}
 * @param needsConnection whether its operations take a connection at all
 * @param headers sent with every call
 * @param budgets what the vendor allows, per account
 * @param account the connection fields that identify the account the budget belongs to
 * @param failureMessage pointers to the words of an error reply, first present wins
 * @param testOperation a harmless read that proves a connection works
 * @param guides the vendor's pages, by topic
 * @param naming what of it may be given by name
 * @param signIn how it wants to be signed in to
 */
public record SystemSpec(
    String key,
    String title,
    String summary,
    Optional<String> baseUrl,
    List<Field> connectionFields,
    boolean needsConnection,
    Map<String, String> headers,
    List<Budget> budgets,
    List<String> account,
    RateHeaders rateHeaders,
    List<com.fasterxml.jackson.core.JsonPointer> failureMessage,
    Set<Integer> retryable,
    Optional<String> testOperation,
    Map<String, String> guides,
    Naming naming,
    String file,
    SignInSpec signIn) {

  /** Signed in to by a bearer token. */
  public SystemSpec(
      String key,
      String title,
      String summary,
      Optional<String> baseUrl,
      List<Field> connectionFields,
      boolean needsConnection,
      Map<String, String> headers,
      List<Budget> budgets,
      List<String> account,
      RateHeaders rateHeaders,
      List<com.fasterxml.jackson.core.JsonPointer> failureMessage,
      Set<Integer> retryable,
      Optional<String> testOperation,
      Map<String, String> guides,
      Naming naming,
      String file) {
    this(
        key,
        title,
        summary,
        baseUrl,
        connectionFields,
        needsConnection,
        headers,
        budgets,
        account,
        rateHeaders,
        failureMessage,
        retryable,
        testOperation,
        guides,
        naming,
        file,
        SignInSpec.BEARER);
  }

  public SystemSpec {
    connectionFields = List.copyOf(connectionFields);
    headers = Map.copyOf(headers);
    budgets = List.copyOf(budgets);
    account = List.copyOf(account);
    failureMessage = List.copyOf(failureMessage);
    retryable = Set.copyOf(retryable);
    guides = Map.copyOf(guides);
  }

  /** The fields that identify the account of a connection that says this. */
  public List<String> accountOf(JsonNode fields) {
    return signIn
        .below()
        .filter(below -> below.above(fields))
        .map(below -> List.of(below.of()))
        .orElse(account);
  }

  /** A system of which nothing is given by name. */
  public SystemSpec(
      String key,
      String title,
      String summary,
      Optional<String> baseUrl,
      List<Field> connectionFields,
      boolean needsConnection,
      Map<String, String> headers,
      List<Budget> budgets,
      List<String> account,
      RateHeaders rateHeaders,
      List<com.fasterxml.jackson.core.JsonPointer> failureMessage,
      Set<Integer> retryable,
      Optional<String> testOperation,
      Map<String, String> guides,
      String file) {
    this(
        key,
        title,
        summary,
        baseUrl,
        connectionFields,
        needsConnection,
        headers,
        budgets,
        account,
        rateHeaders,
        failureMessage,
        retryable,
        testOperation,
        guides,
        Naming.NONE,
        file);
  }

  /** So many requests in so long. */
  public record Budget(int requests, Duration per) {
    /** All of it, in percent. */
    public static final int WHOLE = 100;

    /** A part of it, in percent: at least one request. */
    public Budget share(int percent) {
      return new Budget((int) Math.max(1, (long) requests * percent / WHOLE), per);
    }
  }

  /**
   * Names of the reply headers that tell what is left; an empty name is not sent by this system.
   */
  public record RateHeaders(
      String limit,
      String remaining,
      String intervalMillis,
      String dailyLimit,
      String dailyRemaining) {}
}
