// What the types of an address space demand, read from the address space itself.

import { Class, Ref, Rule } from './names.mjs';
import { LOST, targets, typeOf } from './snapshot.mjs';

const TYPE_CLASSES = [
  Class.ObjectType,
  Class.VariableType,
  Class.ReferenceType,
  Class.DataType,
];

export class Types {
  constructor(nodes) {
    this.nodes = nodes;
    this.supertypesOf = new Map();
    this.membersOf = new Map();
    this.declarations = this.findDeclarations();
  }

  /** A type and its supertypes, the nearest first. */
  line(id) {
    let known = this.supertypesOf.get(id);
    if (known === undefined) {
      known = [];
      for (let at = id; at !== undefined && !known.includes(at); ) {
        known.push(at);
        const node = this.nodes.get(at);
        at = node && targets(node, false, Ref.HasSubtype)[0];
      }
      this.supertypesOf.set(id, known);
    }
    return known;
  }

  isA(id, ancestor) {
    return id !== undefined && this.line(id).includes(ancestor);
  }

  /** The references of a node that make their target a part of it. */
  parts(node) {
    return node.refs.filter((ref) => ref.forward && this.isA(ref.type, Ref.Aggregates));
  }

  /**
   * The ids of nodes that lie in types, however they hang there: these describe instances, and need
   * no values.
   */
  findDeclarations() {
    const found = new Set();
    const open = [...this.nodes.values()].filter((node) => TYPE_CLASSES.includes(node.nodeClass));
    for (const node of open) {
      for (const ref of node.refs) {
        const down = ref.forward && this.isA(ref.type, Ref.HierarchicalReferences);
        const target = down ? this.nodes.get(ref.target) : undefined;
        if (target && !found.has(target.id) && !TYPE_CLASSES.includes(target.nodeClass)) {
          found.add(target.id);
          open.push(target);
        }
      }
    }
    return found;
  }

  /** An object or variable that people find by going down from Root, and not in a type. */
  isInstance(node) {
    return (
      !node.path.startsWith(LOST) &&
      (node.nodeClass === Class.Object || node.nodeClass === Class.Variable) &&
      !this.declarations.has(node.id)
    );
  }

  /** Everything that declares members of an instance: its type, supertypes, interfaces. */
  declarers(node) {
    const found = [];
    const add = (id) => {
      for (const each of this.line(id)) {
        const type = this.nodes.get(each);
        if (type && !found.includes(type)) {
          found.push(type);
          targets(type, true, Ref.HasInterface).forEach(add);
        }
      }
    };
    const type = typeOf(node);
    if (type !== undefined) {
      add(type);
    }
    targets(node, true, Ref.HasInterface).forEach(add);
    return found;
  }

  /** What one type or declaration itself declares below it. */
  members(declarer) {
    let known = this.membersOf.get(declarer.id);
    if (known === undefined) {
      known = [];
      for (const ref of declarer.refs) {
        const whole = this.isA(ref.type, Ref.Aggregates) || ref.type === Ref.Organizes;
        const member = ref.forward && whole ? this.nodes.get(ref.target) : undefined;
        if (member && targets(member, true, Ref.HasModellingRule).length > 0) {
          const mandatory = targets(member, true, Ref.HasModellingRule).includes(Rule.Mandatory);
          known.push({ member, mandatory });
        }
      }
      this.membersOf.set(declarer.id, known);
    }
    return known;
  }
}
