/** What becomes of every action when nobody can say whether it took place. */
package dev.pollen.effects;
