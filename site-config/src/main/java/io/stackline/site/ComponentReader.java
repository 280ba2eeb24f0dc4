package io.stackline.site;

import io.stackline.press.Component;
import io.stackline.press.ComponentId;
import io.stackline.press.Identification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the {@code components} of a press. */
final class ComponentReader {
  private static final Key.One<ComponentId> ID =
      Key.needed(
          "id", Forms.id(ComponentId::new), "id, unique among the components of the press", "plc");
  private static final Key.One<String> NAME =
      Key.needed("name", Forms.text(80), "for people", "Controller");

  static final Key.Parts KEY =
      new Key.Parts(
          Key.maybe("components", "none", "what it consists of, as far as book is kept of it", ""),
          List.of(group()),
          0,
          Component.MAX);

  private final IdentificationReader identifications;

  ComponentReader(IdentificationReader identifications) {
    this.identifications = identifications;
  }

  private static Group group() {
    List<Key> keys = new ArrayList<>(List.of(ID, NAME));
    keys.addAll(IdentificationKeys.COMPONENT.all());
    return Group.of("a component of a press: power unit, cylinder, platen, PLC, transducer", keys);
  }

  List<Component> read(Fields press) {
    Catalogue<ComponentId, Component> named = new Catalogue<>("component", press.problems());
    return press.read(KEY, each -> component(each, named));
  }

  private Optional<Component> component(Fields fields, Catalogue<ComponentId, Component> named) {
    Optional<ComponentId> id = fields.read(ID);
    id.ifPresent(each -> named.name(each, fields.place(ID)));
    Optional<String> name = fields.read(NAME);
    Optional<Identification> said = identifications.read(fields, IdentificationKeys.COMPONENT);
    return fields.build(
        () -> new Component(id.orElseThrow(), name.orElseThrow(), said.orElseThrow()));
  }
}
