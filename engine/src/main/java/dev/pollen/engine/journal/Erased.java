package dev.pollen.engine.journal;

/** How much of a person was erased. */
public record Erased(long runs, long entries, long claims) {

  public Erased plus(Erased more) {
    return new Erased(runs + more.runs, entries + more.entries, claims + more.claims);
  }
}
