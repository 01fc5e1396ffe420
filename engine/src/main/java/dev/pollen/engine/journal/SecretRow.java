package dev.pollen.engine.journal;

import java.util.Arrays;

/**
 * Something sealed, by name.
 *
 * @param revision how often it was written, from 1; what is written next must say the next one
 * @param body never changed; empty when nothing is kept under the name any more
 */
@SuppressWarnings("ArrayRecordComponent")
public record SecretRow(String name, long revision, byte[] body) {

  public boolean empty() {
    return body.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretRow row
        && name.equals(row.name)
        && revision == row.revision
        && Arrays.equals(body, row.body);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + Long.hashCode(revision);
  }

  @Override
  public String toString() {
    return "sealed " + name + ", revision " + revision;
  }
}
