/**
 * Kills a running Stackline without warning, again and again, and holds what it and its presses do
 * against a truth kept apart: what the PLCs say by registers read past our own bridge, what the
 * clients were answered, and what the journal says. The judges are pure; {@link
 * io.stackline.launch.kill.KillCampaign} is where processes and sockets are.
 */
@NullMarked
package io.stackline.launch.kill;

import org.jspecify.annotations.NullMarked;
