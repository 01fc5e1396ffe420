package dev.pollen.engine.journal;

import java.util.EnumSet;
import java.util.Set;

/** Which boundaries a commit crosses, by what it holds. */
final class Crossed implements Change.Visitor {
  private final Set<Boundary> boundaries = EnumSet.noneOf(Boundary.class);

  void add(Iterable<Change> changes) {
    changes.forEach(change -> change.accept(this));
  }

  void before() {
    boundaries.forEach(Boundary::before);
  }

  void after() {
    boundaries.forEach(Boundary::after);
  }

  @Override
  public void on(Change.FeedPut change) {
    boundaries.add(Boundary.JOIN);
  }

  @Override
  public void on(Change.SubscriptionPut change) {
    boundaries.add(Boundary.JOIN);
  }

  @Override
  public void on(Change.RecipePut change) {
    boundaries.add(Boundary.JOIN);
  }

  @Override
  public void on(Change.Logged change) {
    boundaries.add(Boundary.INTAKE);
  }

  @Override
  public void on(Change.SeenPut change) {
    boundaries.add(Boundary.INTAKE);
  }

  @Override
  public void on(Change.RunsMade change) {
    boundaries.add(Boundary.MOVE);
  }

  @Override
  public void on(Change.Intended change) {
    boundaries.add(Boundary.INTENT);
  }

  @Override
  public void on(Change.Settled change) {
    boundaries.add(Boundary.OUTCOME);
  }

  @Override
  public void on(Change.RunMoved change) {
    boundaries.add(Boundary.STATE);
  }
}
