package dev.pollen.engine.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpersTest {
  private final Trial trial =
      Trial.of(
          "{'phone':'(303) 555-0123','intl':'+44 20 7946 0958','name':'ann o\\u2019NEIL-mckay',"
              + "'at':'2026-01-05T08:30:00Z','ms':1767601800000,'none':null,'stage':'won'}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "$e164(record.phone, 'US') ¦ +13035550123",
        "$e164(record.phone, 'us') ¦ +13035550123",
        "$e164(record.intl) ¦ +442079460958",
        "$e164(record.intl, 'US') ¦ +442079460958",
        "$e164(3035550123, 'US') ¦ +13035550123",
        "record.intl.$e164() ¦ +442079460958",
        "$nameCase(record.name) ¦ Ann O\u2019Neil-Mckay",
        "$nameCase('  MARY   ANN ') ¦ Mary   Ann",
        "$nameCase(\"d'arcy can't\") ¦ D'Arcy Can't",
        "$dateIn(record.at, 'America/Denver') ¦ 2026-01-05 01:30",
        "$dateIn(record.ms, 'America/Denver') ¦ 2026-01-05 01:30",
        "$dateIn('2026-01-05T10:30:00+02:00', 'UTC', 'EEE d MMM') ¦ Mon 5 Jan",
        "$dateIn('2026-07-05T08:30:00Z', 'Europe/Berlin', 'HH:mm') ¦ 10:30",
        "$table(record.stage, {'won': 'closed', 'lost': 'closed'}) ¦ closed",
        "$table(record.none, {'a': 'b'}, 'other') ¦ other",
        "$table(1, {'1': 'one'}) ¦ one",
        "$now() ¦ 2026-01-05T08:00:00Z",
        "$now('[Y0001]-[M01]') ¦ 2026-01",
        "$pad('ab', -5, 'xy') ¦ xyxab",
        "$pad('ab', 5) & '|' ¦ ab   |",
        "$join(['a', '', 'b'], '-') ¦ a--b",
        "$join('a') ¦ a",
        "$string($round(2.345, 2)) ¦ 2.34",
        "$string($toMillis('2026-01-05', '[Y0001]-[M01]-[D01]')) ¦ 1767571200000"
      })
  void helpersGiveWhatTheyPromise(String expression, String expected) {
    assertEquals(expected, trial.value(expression.strip()).asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$e164(record.phone)",
        "$e164('no number', 'US')",
        "$e164(record.none, 'US')",
        "$e164(record.missing, 'US')",
        "$nameCase(record.missing)",
        "$nameCase(record.none)",
        "$dateIn(record.missing, 'UTC')",
        "$table('x', {'a': 1})",
        "$join(record.missing)",
        "$pad(record.missing, 3)"
      })
  void nothingGivesNothing(String expression) {
    assertTrue(trial.value(expression).isMissingNode(), () -> "" + trial.value(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "$e164(record.phone, 'USA') ¦ there is no region 'USA': write two letters such as \"US\"",
        "$dateIn('soon', 'UTC') ¦ Text 'soon' could not be parsed",
        "$dateIn(record.at, 'Mars') ¦ write it as $dateIn(record.dateAdded, \"America/Denver\")",
        "$dateIn(record.at, 'UTC', 'bbb') ¦ $dateIn(stamp, zone, pattern)",
        "$dateIn(record.at) ¦ see what the function takes",
        "$table('x', 'y') ¦ $table needs a table: $table(value, {\"a\": 1}, otherwise)"
      })
  void wrongUseIsAFaultThatNamesTheFunctionAndTheWayOut(String expression, String words) {
    String fault = trial.fault(expression);
    assertTrue(fault.startsWith("'" + expression.strip() + "' "), fault);
    assertTrue(fault.contains(words), fault);
  }

  @Test
  void timeAndChanceComeFromTheRunSoThatAReplaySeesTheSame() {
    assertEquals(Trial.NOW.toEpochMilli(), trial.value("$millis()").longValue());
    assertEquals(trial.value("$random()"), Trial.of("{}").value("$random()"));
    assertEquals(trial.value("$shuffle([1..20])"), Trial.of("{}").value("$shuffle([1..20])"));
    assertNotEquals(trial.value("[1..20]"), trial.value("$shuffle([1..20])"));
    assertNotEquals(trial.value("$random()"), trial.value("[$random(), $random()][1]"));
  }

  @Test
  void everyHelperIsDocumentedByItsUse() {
    assertEquals(
        Set.of("e164", "nameCase", "dateIn", "field", "table"), Helpers.meaning().keySet());
    Helpers.meaning().forEach((name, use) -> assertTrue(use.startsWith("$" + name + "("), use));
  }
}
