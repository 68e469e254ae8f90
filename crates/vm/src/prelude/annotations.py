# Annotations are made by a function of the program when they are first asked for.


def function_annotations(func):
    return annotations_of(func, func.__annotate__)


def class_annotations(cls):
    annotate = cls.__annotate__
    if annotate is None:
        annotations = {}
        _set_annotations(cls, annotations)
        return annotations
    return annotations_of(cls, annotate)


def annotations_of(owner, annotate):
    annotations = annotate(1)
    if not isinstance(annotations, dict):
        raise TypeError(
            '__annotate__ returned non-dict of type ' + repr(_type_name(annotations))
        )
    _set_annotations(owner, annotations)
    return annotations
