package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How faults are written. */
class FaultPlanTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          none                                      | none
          ''                                        | none
          429:2%                                    | 429:2%
          429:2%, 500:0.5%                          | 429:2%,500:0.5%
          slow=10s:5%                               | slow=10000ms:5%
          slow=3s:5%                                | slow:5%
          reset-after@highlevel.contact.create:3x   | reset-after@highlevel.contact.create:3x
          limits:1%                                 | 429:1%,429-bare:1%
          limits:1%,429:0%                          | 429-bare:1%
          429:1%,429@highlevel.contact.get:2%       | 429:1%,429@highlevel.contact.get:2%
          """)
  void itIsReadAndWrittenAgain(String text, String written) {
    assertEquals(written, FaultPlan.parse(text).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          often          | 'often' is no NAME:SHARE
          429            | '429' is no NAME:SHARE
          429:101%       | more than 100%
          429=5s:1%      | 429 lasts no time: leave the '=5s' out
          fire:1%        | 'fire' is no fault: there are 429, 429-bare,
          """)
  void whatIsWrongIsSaid(String text, String words) {
    String said =
        assertThrows(IllegalArgumentException.class, () -> FaultPlan.parse(text)).getMessage();
    assertTrue(said.contains(words), said);
  }

  @Test
  void allIsEveryFault() {
    assertEquals(FaultPlan.words().size(), FaultPlan.parse("all:1%").rules().size());
  }

  @Test
  void theHelpExplainsEveryFault() {
    String help = String.join("\n", FaultPlan.help());
    FaultPlan.words().forEach(word -> assertTrue(help.contains("  " + word + " "), word));
  }
}
