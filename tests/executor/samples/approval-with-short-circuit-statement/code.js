approve('delete') && record('deleted');
approve('read') && record('read');
approve('delete') || record('not deleted');
recorded();
