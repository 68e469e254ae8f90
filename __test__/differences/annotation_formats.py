# The formats FORWARDREF and STRING know annotations whose names are defined.
# heavy
import annotationlib


def work(x: missing):
    pass


for form in (annotationlib.Format.FORWARDREF, annotationlib.Format.STRING):
    try:
        print(type(annotationlib.get_annotations(work, format=form)['x']).__name__)
    except NameError as error:
        print(error)
