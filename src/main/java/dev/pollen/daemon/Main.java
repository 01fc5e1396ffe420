package dev.pollen.daemon;

final class Main {
  private Main() {}

  public static void main(String[] a) {}
}
