package dev.pollen.engine.sim;

import dev.pollen.engine.kit.Disk;

/** Whether nothing is left to do: nothing was written for a while, though every feed was read. */
final class Quiet {
  private static final int SLICES = 3;

  private final World world;
  private final Disk disk;
  private long commits = -1;
  private int still;

  Quiet(World world, Disk disk) {
    this.world = world;
    this.disk = disk;
  }

  boolean reached() {
    still = commits == disk.commits() && !active() ? still + 1 : 0;
    commits = disk.commits();
    return still >= SLICES;
  }

  private boolean active() {
    for (Made run : world.truth().runs().all()) {
      if (run.active() && !world.truth().runs().rests(run, world.limits())) {
        return true;
      }
    }
    for (Place place : world.truth().places()) {
      if (place.unread(world.system().allShown())) {
        return true;
      }
    }
    return false;
  }
}
