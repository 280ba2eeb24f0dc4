package io.stackline.launch;

import picocli.CommandLine.Command;

/** {@code stackline map}: what has to do with the register maps of presses. */
@Command(
    name = "map",
    mixinStandardHelpOptions = true,
    description = "Holds presses against their register maps.",
    subcommands = {MapTestCommand.class})
final class MapCommand {}
